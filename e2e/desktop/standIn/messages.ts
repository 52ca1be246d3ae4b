// What the main process under the stand-in and the test that drives its pages say to one another, over the process's channel.
import type { PrintToPDFOptions } from 'electron';

/** From the main process. `call` is answered. */
export type FromMain =
  | { readonly type: 'ready' }
  | {
      readonly type: 'open';
      readonly window: number;
      readonly width: number;
      readonly height: number;
      /** The preload script's code; null without one. */
      readonly preload: string | null;
    }
  | { readonly type: 'load'; readonly window: number; readonly url: string }
  | { readonly type: 'resize'; readonly window: number; readonly width: number; readonly height: number }
  | { readonly type: 'reload' | 'crash' | 'close' | 'destroy'; readonly window: number }
  /** Answered by `printed`. */
  | {
      readonly type: 'print';
      readonly window: number;
      readonly options: Pick<PrintToPDFOptions, 'preferCSSPageSize' | 'printBackground'>;
    }
  /** To the preload script: `text` is a `ToWorld`. */
  | { readonly type: 'send'; readonly window: number; readonly text: string }
  | { readonly type: 'answer'; readonly call: number; readonly value?: unknown; readonly error?: string };

/** To the main process. `call` is answered. */
export type ToMain =
  | { readonly type: 'loaded'; readonly window: number; readonly url: string; readonly status: number }
  | { readonly type: 'failed'; readonly window: number; readonly url: string; readonly reason: string }
  /** A page's document is another one, or gone. */
  | { readonly type: 'left' | 'crashed' | 'closed'; readonly window: number }
  /** From the preload script: `text` is a `FromWorld`. */
  | { readonly type: 'sent'; readonly window: number; readonly text: string }
  /** The page or the user wants to go to `url`: answered by whether it may. */
  | { readonly type: 'navigate'; readonly call: number; readonly window: number; readonly url: string }
  /** The page objects to being left: answered by whether it is left all the same. */
  | { readonly type: 'objects'; readonly call: number; readonly window: number }
  | { readonly type: 'evaluate'; readonly call: number; readonly code: string; readonly argument: unknown }
  | { readonly type: 'printed'; readonly window: number; readonly pdf: Uint8Array }
  | { readonly type: 'quit' };

/** From the main process into a preload script's world. */
export type ToWorld =
  | {
      readonly kind: 'message';
      readonly channel: string;
      readonly message: unknown;
      readonly ports: readonly number[];
    }
  | { readonly kind: 'port'; readonly port: number; readonly message: unknown }
  | { readonly kind: 'closed'; readonly port: number };

/** From a preload script's world to the main process. */
export type FromWorld =
  | {
      readonly kind: 'message';
      readonly channel: string;
      readonly values: readonly unknown[];
      readonly origin: string;
    }
  | { readonly kind: 'port'; readonly port: number; readonly message: unknown }
  | { readonly kind: 'closed'; readonly port: number };
