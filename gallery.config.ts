// The gallery alone, without a shell: `npm run gallery` serves it, component tests build it. It is not part of the
// app's build (electron.vite.config.ts).
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const from = (path: string): string => resolve(import.meta.dirname, path);

export default defineConfig({
  root: from('src/renderer'),
  base: './',
  plugins: [react({ compiler: true })],
  build: {
    outDir: from('out/gallery'),
    emptyOutDir: true,
    chunkSizeWarningLimit: 8192,
    rolldownOptions: { input: from('src/renderer/gallery.html') },
  },
});
