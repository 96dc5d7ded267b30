/** The last moment of a day that was typed, where it was typed. @param day `2026-11-02` */
export function endOfDay(day: string): string {
  return new Date(`${day}T23:59:59`).toISOString();
}

/** The last whole day that ends before a moment. @returns as an input of type date has it */
export function lastDayBefore(instant: string): string {
  const date = new Date(Date.parse(instant) - 86_400_000);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${String(date.getFullYear())}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
