// A text in every language that the interface speaks.

export const languages = ['en', 'ja'] as const;

export type Language = (typeof languages)[number];

export type LocalizedText = Readonly<Record<Language, string>>;
