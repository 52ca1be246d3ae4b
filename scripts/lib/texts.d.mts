export interface FoundText {
  readonly text: string;
  readonly where: string;
}

/** The keys of all phrases in a file's text, with their lines. Throws for a key that is not a literal. */
export function phrasesIn(file: string, text: string): readonly FoundText[];

/** Missing and unused phrases and texts in a language's folder. */
export function textProblems(
  language: string,
): Promise<{ readonly missing: readonly FoundText[]; readonly unused: readonly FoundText[] }>;
