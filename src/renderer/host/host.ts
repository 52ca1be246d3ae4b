// What the renderer may ask of the shell that shows it: the engine's client, and files of the user's.
import type { Client } from '../../protocol/client';

export interface Host {
  readonly kind: 'electron' | 'web';
  readonly client: Client;
  /** Told when the connection to the engine is lost and when it is back. Returns what ends the subscription. */
  onConnectionChange(listener: (connected: boolean) => void): () => void;
  /** Lets the user choose a scene file and reads it; null when the user changes their mind. */
  openFile(): Promise<{ readonly name: string; readonly text: string } | null>;
  /** Lets the user choose where to save a text; the name it got, or null when the user changes their mind. */
  saveFile(suggestedName: string, text: string): Promise<string | null>;
  dispose(): void;
}
