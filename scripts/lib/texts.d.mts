export interface FoundText {
  readonly text: string;
  readonly where: string;
}

/** The keys of all phrases in a file's text, with the lines that they stand on. Throws for one that is no literal. */
export function phrasesIn(file: string, text: string): readonly FoundText[];

/** What the language in a folder of its own lacks, and what it has in vain: phrases and texts of the interface. */
export function textProblems(
  language: string,
): Promise<{ readonly missing: readonly FoundText[]; readonly unused: readonly FoundText[] }>;
