// Whether this window is the kept one, whose race and settings are saved for the next start.
import type { Client } from '../../protocol/client';
import type { Notice } from './notices';
import type { WindowStore } from './windowState';

export interface KeptWindowOptions {
  readonly client: Pick<Client, 'request'>;
  /** The same after a reload. */
  readonly windowName: string;
  readonly windowState: WindowStore;
  readonly notify: (notice: Notice) => void;
  /** Saves everything now. */
  readonly save: () => void;
}

/** Nothing is asked before `begin`. */
export function createKeptWindow({ client, windowName, windowState, notify, save }: KeptWindowOptions) {
  /** Whether the last start crashed; false if this window is not the kept one. A lost connection is reported elsewhere. */
  async function claim(take: boolean): Promise<boolean> {
    const answer = await client.request('window.keep', { window: windowName, take }).catch(() => null);
    if (answer === null) return false;
    windowState.setState({ kept: answer.kept });
    if (!answer.kept) refused();
    else if (take) {
      save();
      notify({ kind: 'taken' });
    }
    return answer.crashed;
  }

  function refused(): void {
    windowState.setState({ kept: false });
    notify({ kind: 'elsewhere', take: () => void claim(true) });
  }

  return {
    /** Resolves with whether the last start crashed. */
    begin: (): Promise<boolean> => claim(false),
    /** The connection is back: another window may have been taken meanwhile. */
    again(): void {
      if (windowState.getState().kept) void claim(false);
    },
    /** A save was refused: another window has been taken. */
    refused,
  };
}
