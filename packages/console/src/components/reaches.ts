/** Where an address leads that Cordon connects to: its name may lead nowhere else later. */
export const REACHES = {
  public: 'On the internet',
  private: 'In the company’s own network',
  loopback: 'On this machine',
} as const;
