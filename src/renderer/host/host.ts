// The renderer's interface to its shell: the engine's client, and the user's files.
import type { Client } from '../../protocol/client';
import type { KeptDocument, OutputRequest } from '../../protocol/messages';

/** What a copied picture is on the clipboard: a PNG or SVG picture, or the text of an SVG. */
export type CopiedAs = 'png' | 'svg' | 'svgText';

/** Files that are written piece by piece and appear whole or not at all. */
export interface Output {
  /** Set for an output that goes to the clipboard: what it will be there. */
  readonly copies?: CopiedAs;
  /**
   * Writes `bytes` at `position` of file number `file` (0 for a single one). Resolves when the engine has written them,
   * which provides the back-pressure: they must not change until then. Rejects with a `FailureError` if the output has
   * failed. May be called again before it resolves; later writes overwrite earlier ones.
   */
  write(bytes: Uint8Array, position: number, file?: number): Promise<void>;
  /** Flushes and gives the files their names. */
  finish(): Promise<FinishedOutput>;
  /**
   * Removes what has been written, unless it is finished; resolves with the number of complete files of a sequence that
   * stay. Safe at any time, more than once.
   */
  abort(): Promise<number>;
}

export interface FinishedOutput {
  /** To show to the user. */
  readonly name: string;
  /** Shows it in its folder; null where the shell can't. Rejects with a `FailureError`, `not-found` if it is gone. */
  readonly show: (() => Promise<void>) | null;
}

/** A file of a scene or a lesson that can be written again. */
export interface SceneFile {
  readonly name: string;
  /** What the engine knows it by; null for a browser's own file. */
  readonly id: number | null;
  /** Replaces its content; false if the user, asked about changes by another program, declines. Rejects if it fails. */
  save(text: string): Promise<boolean>;
}

export interface SavedScene {
  readonly name: string;
  /** Null if it can only be saved under a new name, as after a download. */
  readonly file: SceneFile | null;
}

export interface OpenedScene extends SavedScene {
  readonly text: string;
}

/** A lesson that was opened from a file lately. */
export interface RecentLesson {
  readonly name: string;
  /** What it has; null where the file is gone or can't be read. */
  readonly text: string | null;
  /** Whether it is a copy, as of what the shell does not reach by path. */
  readonly isCopy: boolean;
  /** Reads it anew. Rejects with a `FailureError` that says why it can't be. */
  open(): Promise<OpenedScene>;
  /** Takes it from the list; the file stays where it is. */
  forget(): Promise<void>;
}

export interface Host {
  readonly kind: 'electron' | 'web';
  /** The window's name, the same after a reload. */
  readonly windowName: string;
  readonly client: Client;
  /** Subscribes to the loss and return of the connection to the engine. Returns a function that unsubscribes. */
  onConnectionChange(listener: (connected: boolean) => void): () => void;
  /** Lets the user choose a file and reads it; null if the user cancels. */
  openFile(): Promise<OpenedScene | null>;
  /** Lets the user choose where to save a text; null if the user cancels. */
  saveFileAs(suggestedName: string, text: string): Promise<SavedScene | null>;
  /** The file that what was kept belongs to; null if there is none, or the shell does not know. */
  restoreFile(of: KeptDocument): Promise<OpenedScene | null>;
  /** The lessons that were opened from files lately, the latest first. */
  recentLessons(): Promise<readonly RecentLesson[]>;
  /** Puts a lesson at the top of those. */
  keepLesson(opened: OpenedScene): void;
  /** Subscribes to files that the shell was asked to open. Returns a function that unsubscribes. */
  onFile(listener: (opened: OpenedScene) => void): () => void;
  /** Has the shell prepare for presenting, before the page fills the screen, or go back; where it can do nothing, that is no failure. */
  present(presenting: boolean): Promise<void>;
  /** Shows which file the race belongs to, and whether it has changes that the file does not have. */
  showFile(file: SceneFile | null, edited: boolean): void;
  /**
   * Lets the user choose where an output goes, or downloads it when it is finished; null if the user cancels. The name
   * of a sequence has a placeholder for the number, as in `frame-%04d.png`.
   */
  createOutput(request: OutputRequest): Promise<Output | null>;
  dispose(): void;
}
