// The last net: when a component throws, says so and offers to reload, instead of an empty window.
import { Button, Center, Stack, Text, Title } from '@mantine/core';
import i18next from 'i18next';
import { Component, type ErrorInfo, type ReactNode } from 'react';

interface ErrorBoundaryState {
  readonly message: string | null;
}

export class ErrorBoundary extends Component<{ readonly children: ReactNode }, ErrorBoundaryState> {
  override state: ErrorBoundaryState = { message: null };

  static getDerivedStateFromError(error: unknown): ErrorBoundaryState {
    return { message: error instanceof Error ? error.message : String(error) };
  }

  override componentDidCatch(error: unknown, info: ErrorInfo): void {
    console.error(error, info.componentStack);
  }

  override render(): ReactNode {
    if (this.state.message === null) return this.props.children;
    return (
      <Center h="100vh">
        <Stack align="center" gap="sm" maw={480} role="alert">
          <Title order={2} size="h4">
            {i18next.t('notice.crashed')}
          </Title>
          <Text fz="sm">{i18next.t('notice.crashedHint')}</Text>
          <Text fz="xs" c="dimmed" ff="monospace">
            {this.state.message}
          </Text>
          <Button onClick={() => location.reload()}>{i18next.t('notice.reload')}</Button>
        </Stack>
      </Center>
    );
  }
}
