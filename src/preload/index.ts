// The sandboxed bridge between the page and Electron's main process: it forwards the request for a port to the engine,
// and the port. Nothing else passes.
import { contextBridge, ipcRenderer } from 'electron';
import { connectChannel, portChannel, shellGlobal } from '../protocol/channels';

contextBridge.exposeInMainWorld(shellGlobal, 'electron');

window.addEventListener('message', (event: MessageEvent<unknown>) => {
  if (event.source === window && event.data === connectChannel) ipcRenderer.send(connectChannel);
});

ipcRenderer.on(portChannel, (event) => {
  window.postMessage(portChannel, location.origin, [...event.ports]);
});
