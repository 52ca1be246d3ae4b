// Finds out which shell shows the page, and connects to its engine.
import { shellGlobal } from '../../protocol/channels';
import { createElectronHost } from './electronHost';
import type { Host } from './host';
import { createWebHost } from './webHost';

/** Resolves when the engine answers for the first time. */
export function createHost(): Promise<Host> {
  return shellGlobal in window ? createElectronHost() : createWebHost();
}
