// Notices for the user. The window turns them into text.
import type { Issue } from '../../core/validation/issue';
import type { Failure, RunFault } from '../../protocol/messages';
import type { CopiedAs } from '../host/host';

export type Notice =
  /** `replaced`: the file of the race before, if that had changes that the file does not have. */
  | { readonly kind: 'opened'; readonly name: string; readonly replaced: string | null }
  | { readonly kind: 'saved'; readonly name: string }
  /** What the window shows is a step of the lesson that is being written, its number counted from 1; `edit` leads to it. */
  | { readonly kind: 'viewAdded'; readonly number: number; readonly edit: () => void }
  /** The lesson that is being written has as many steps as it may have. */
  | { readonly kind: 'lessonFull' }
  /** What was kept of the lesson that was being written is none; it has been put aside. */
  | { readonly kind: 'draftUnreadable' }
  | { readonly kind: 'openFailed' | 'restoreFailed' | 'editRefused'; readonly issues: readonly Issue[] }
  | {
      readonly kind: 'saveFailed' | 'runFailed' | 'surfaceFailed' | 'measuresFailed';
      readonly failure: Failure;
    }
  /** Runners of which a run could not be computed, while the others went on. */
  | { readonly kind: 'runnersFailed'; readonly names: readonly string[]; readonly fault: RunFault }
  | { readonly kind: 'exported'; readonly name: string }
  /** `copies`: it was on its way to the clipboard, not to a file. */
  | {
      readonly kind: 'exportFailed';
      readonly name: string;
      readonly message: string;
      readonly copies: boolean;
    }
  /** A picture is on its way to the clipboard. */
  | { readonly kind: 'copying'; readonly cancel: () => void }
  /** It is there, as what; null if it was cancelled. */
  | { readonly kind: 'copied'; readonly as: CopiedAs | null }
  | { readonly kind: 'disconnected' | 'reconnected' }
  /** The browser has opened no presenter's window. */
  | { readonly kind: 'presenterBlocked' }
  /** The last start crashed, and its race is back. */
  | { readonly kind: 'recovered' }
  /** Another window is kept, not this one; `take` makes this one the kept one. */
  | { readonly kind: 'elsewhere'; readonly take: () => void }
  | { readonly kind: 'taken' };

/** Delivers notices to the window: those sent before there is a listener wait for the first one. */
export function createNotices() {
  const listeners = new Set<(notice: Notice) => void>();
  let unheard: Notice[] = [];
  return {
    notify(notice: Notice): void {
      if (listeners.size === 0) unheard.push(notice);
      listeners.forEach((listener) => listener(notice));
    },
    /** Returns a function that unsubscribes. */
    onNotice(listener: (notice: Notice) => void): () => void {
      listeners.add(listener);
      const waiting = unheard;
      unheard = [];
      waiting.forEach(listener);
      return () => listeners.delete(listener);
    },
  };
}
