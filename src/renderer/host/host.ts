// What the renderer may ask of the shell that shows it: the engine's client, and files of the user's.
import type { Client } from '../../protocol/client';
import type { OutputRequest } from '../../protocol/messages';

/** Files that are written piece by piece and appear whole or not at all. */
export interface Output {
  /**
   * Writes `bytes` at `position` of file number `file` (0 for a single one). Resolves when the engine has written them,
   * which is the back-pressure: until then they must stay as they are. Rejects with a `FailureError` when the output has
   * failed. May be called again before it resolves; later writes go over earlier ones.
   */
  write(bytes: Uint8Array, position: number, file?: number): Promise<void>;
  /** Flushes and gives the files their names; resolves with what the user should be told that they are called. */
  finish(): Promise<{ readonly name: string }>;
  /**
   * Removes what has been written, unless it is finished; how many whole files of a sequence stay. Safe at any time, more
   * than once.
   */
  abort(): Promise<number>;
}

export interface Host {
  readonly kind: 'electron' | 'web';
  readonly client: Client;
  /** Told when the connection to the engine is lost and when it is back. Returns what ends the subscription. */
  onConnectionChange(listener: (connected: boolean) => void): () => void;
  /** Lets the user choose a scene file and reads it; null when the user changes their mind. */
  openFile(): Promise<{ readonly name: string; readonly text: string } | null>;
  /** Lets the user choose where to save a text; the name it got, or null when the user changes their mind. */
  saveFile(suggestedName: string, text: string): Promise<string | null>;
  /**
   * Lets the user choose where an output goes, or has it downloaded when it is finished; null when the user changes
   * their mind. The name of a sequence has a place for the number, as in `frame-%04d.png`.
   */
  createOutput(request: OutputRequest): Promise<Output | null>;
  dispose(): void;
}
