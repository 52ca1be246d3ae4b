// A language: its name, how it writes lists, and its texts.

/** Texts by name. */
export interface InterfaceTable {
  readonly [name: string]: string | InterfaceTable;
}

export interface Locale {
  /** Its name in the language switch: short, and in the language itself. */
  readonly label: string;
  readonly listSeparator: string;
  /** Between two sentences. */
  readonly sentenceSeparator: string;
  /** Texts by the key of their phrase; missing ones are shown in English. */
  readonly phrases: Readonly<Record<string, string>>;
  /** The interface's texts by name, at any depth; missing ones are shown in English. */
  readonly interface: InterfaceTable;
  /** Derives every text from the English one, instead of `phrases`. */
  readonly translate?: (english: string) => string;
}
