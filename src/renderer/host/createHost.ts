// Detects the shell that shows the page, and connects to its engine.
import { shellGlobal } from '../../protocol/channels';
import { createElectronHost } from './electronHost';
import type { Host } from './host';
import { createWebHost } from './webHost';

/** Resolves on the engine's first answer. */
export function createHost(): Promise<Host> {
  return shellGlobal in window ? createElectronHost() : createWebHost();
}
