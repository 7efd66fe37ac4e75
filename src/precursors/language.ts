// What is written for people is written in English or in French.
export type Language = 'en' | 'fr';
export type Words = Readonly<Record<Language, string>>;
