// A titled group of controls in a panel.
import { Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';

interface SectionProps {
  readonly title: string;
  readonly hint?: string;
  readonly children: ReactNode;
}

export function Section({ title, hint, children }: SectionProps) {
  return (
    <Stack gap={6} component="section">
      <Text component="h2" fz="xs" fw={600}>
        {title}
      </Text>
      {children}
      {hint !== undefined && (
        <Text fz={11} c="dimmed">
          {hint}
        </Text>
      )}
    </Stack>
  );
}
