// Opens a scene file that is dropped anywhere on the window.
import type { Dropped } from '../host/sceneFile';
import type { App } from '../state/app';

/** Listens until the returned function is called. */
export function listenToDrops(app: App): () => void {
  const onDragOver = (event: DragEvent): void => {
    if (event.dataTransfer?.types.includes('Files') !== true) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
  };
  const onDrop = (event: DragEvent): void => {
    if (event.dataTransfer?.types.includes('Files') !== true) return;
    event.preventDefault();
    // The dropped items can be read during the event only.
    const dropped = Array.from(event.dataTransfer.items).flatMap((item): Dropped[] => {
      const file = item.getAsFile();
      return file === null ? [] : [{ file, isFolder: item.webkitGetAsEntry()?.isDirectory === true }];
    });
    void app.files.openDropped(dropped);
  };
  window.addEventListener('dragover', onDragOver);
  window.addEventListener('drop', onDrop);
  return () => {
    window.removeEventListener('dragover', onDragOver);
    window.removeEventListener('drop', onDrop);
  };
}
