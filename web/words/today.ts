// What day it is for whoever fills in a form.
/** The day of this browser's clock in UTC, as fields of days write it. */
export const today = (): string => new Date().toISOString().slice(0, 10);
