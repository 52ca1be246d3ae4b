// The main process's channel to the test that drives its pages.
import type { FromMain, ToMain } from './messages';

export function tell(message: FromMain): void {
  process.send?.(message);
}

type Answer = (value: unknown) => void;

/** Calls `onMessage` with each message, and passes the answer on where one is expected. */
export function listen(onMessage: (message: ToMain, answer: Answer) => void): void {
  process.on('message', (message: ToMain) => {
    const answer = (value: unknown): void => {
      if ('call' in message) tell({ type: 'answer', call: message.call, value });
    };
    onMessage(message, answer);
  });
  // Without its test nobody would end it.
  process.on('disconnect', () => process.exit(1));
}
