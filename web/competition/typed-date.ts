/** A day as it was typed into three boxes, `2014-05-16`; what is no number is kept, so that it is refused in words. */
export const dayOf = ({ day, month, year }: { day: string; month: string; year: string }): string =>
  `${year.trim()}-${month.trim().padStart(2, "0")}-${day.trim().padStart(2, "0")}`;

/** A time of day as it was typed, `09:00` for `9:00`. */
export const timeOf = (typed: string): string => typed.trim().padStart(5, "0");

/** A date and time typed into one box, `16/5/2014 12:00` or `2014-05-16 12:00`, as `2014-05-16T12:00`. */
export function localTimeOf(typed: string): string {
  const text = typed.trim();
  const [, day, month, year, time] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})[, T]+(\d{1,2}:\d\d)$/.exec(text) ?? [];
  if (day && month && year && time) return `${dayOf({ day, month, year })}T${timeOf(time)}`;
  return text.replace(
    /^(\d{4}-\d\d-\d\d)[, T]+(\d{1,2}:\d\d)$/,
    (_, date: string, clock: string) => `${date}T${timeOf(clock)}`,
  );
}
