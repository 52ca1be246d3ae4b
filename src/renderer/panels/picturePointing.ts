// What is pointed at in the pictures of the race: told beside the pointer where it is, and shown in the other picture, too.
import { useState } from 'react';
import { useStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { nothingPointed, type Pointed } from '../scene3d/pointed';

export type PictureKind = 'surface' | 'map';

export type PointedStore = StoreApi<{ readonly picture: PictureKind; readonly pointed: Pointed }>;

export function usePointedStore(): PointedStore {
  const [store] = useState((): PointedStore =>
    createStore(() => ({ picture: 'surface', pointed: nothingPointed })),
  );
  return store;
}

/** What is pointed at in a picture itself. */
export function usePointedIn(store: PointedStore, picture: PictureKind): Pointed {
  return useStore(store, (state) => (state.picture === picture ? state.pointed : nothingPointed));
}

/** What is pointed at in the other picture. */
export function usePointedBeside(store: PointedStore, picture: PictureKind): Pointed {
  return useStore(store, (state) => (state.picture === picture ? nothingPointed : state.pointed));
}
