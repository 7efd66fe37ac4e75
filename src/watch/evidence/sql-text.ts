// Names and values that came from a file become SQL only through these two: a column header is the word of whoever wrote the file.

export const name = (raw: string): string => `"${raw.replaceAll('"', '""')}"`;

export const literal = (raw: string): string => `'${raw.replaceAll("'", "''")}'`;
