// What stands in the editor's place while there is no lesson to show.
import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import './editor.css';

export function EditorMessage({ children }: { readonly children: ReactNode }) {
  return (
    <Text role="status" c="dimmed" className="editorMessage">
      {children}
    </Text>
  );
}
