// What a language has: its own name, how it writes lists, and its texts.

/** Texts by name. */
export interface InterfaceTable {
  readonly [name: string]: string | InterfaceTable;
}

export interface Locale {
  /** What a switch of languages calls it: short, and in the language itself. */
  readonly label: string;
  readonly listSeparator: string;
  /** Texts by the key of their phrase; what is missing is said in English. */
  readonly phrases: Readonly<Record<string, string>>;
  /** The interface's texts by name, at any depth; what is missing is said in English. */
  readonly interface: InterfaceTable;
  /** Makes a text of every English one, in place of `phrases`. */
  readonly translate?: (english: string) => string;
}
