// Passes three's messages to the console, except one: @react-three/fiber makes a THREE.Clock that is not used here, and
// three warns about that class.
import { setConsoleFunction } from 'three';

const clockOfFiber = 'THREE.Clock: This module has been deprecated.';

/** Applies to all later messages of three. */
export function passOnWhatThreeSays(): void {
  setConsoleFunction((type, message, ...rest) => {
    // eslint-disable-next-line no-console -- as three itself would
    if (!message.startsWith(clockOfFiber)) console[type](message, ...rest);
  });
}
