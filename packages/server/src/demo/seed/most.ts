/** Above it telephone numbers of the fictional range run out. */
export const MOST_CUSTOMERS = 70_000;
