// The stand-in's schemes of addresses.
import type * as electron from 'electron';
import { app, requireReady } from './app';
import { calls } from './events';

class ProtocolStandIn implements Pick<electron.Protocol, 'handle' | 'registerSchemesAsPrivileged'> {
  readonly schemes: electron.CustomScheme[] = [];
  readonly handlers = new Map<string, Parameters<electron.Protocol['handle']>[1]>();
  registerSchemesAsPrivileged(schemes: electron.CustomScheme[]): void {
    if (app.isReady())
      throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
    if (this.schemes.length > 0) throw new Error('Schemes are registered once');
    calls.push('protocol.registerSchemesAsPrivileged');
    this.schemes.push(...schemes);
  }
  handle(scheme: string, handler: Parameters<electron.Protocol['handle']>[1]): void {
    requireReady('protocol.handle');
    calls.push(`protocol.handle ${scheme}`);
    this.handlers.set(scheme, handler);
  }
}

export const protocol = new ProtocolStandIn();
