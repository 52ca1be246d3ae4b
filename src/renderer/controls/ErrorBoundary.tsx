// Error boundaries: when a component throws, a message takes its place instead of an empty window.
import { Button, Center, Stack, Text, Title } from '@mantine/core';
import i18next from 'i18next';
import { Component, type ErrorInfo, type ReactNode } from 'react';

interface ErrorBoundaryProps {
  readonly children: ReactNode;
  /** Replaces the children; `message` is the error's. */
  readonly fallback: (message: string) => ReactNode;
  readonly onError?: (message: string) => void;
}

interface ErrorBoundaryState {
  readonly message: string | null;
}

export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  override state: ErrorBoundaryState = { message: null };

  static getDerivedStateFromError(error: unknown): ErrorBoundaryState {
    return { message: messageOf(error) };
  }

  override componentDidCatch(error: unknown, info: ErrorInfo): void {
    console.error(error, info.componentStack);
    this.props.onError?.(messageOf(error));
  }

  override render(): ReactNode {
    const { message } = this.state;
    return message === null ? this.props.children : this.props.fallback(message);
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Around all of a window: says that the app has failed, and how to go on. */
export function WindowBoundary({ children }: { readonly children: ReactNode }) {
  return <ErrorBoundary fallback={(message) => <FailurePage message={message} />}>{children}</ErrorBoundary>;
}

/** The failure, what to do, and the technical reason in small print. */
function FailurePage({ message }: { readonly message: string }) {
  return (
    <Center h="100%" p="md">
      <Stack align="center" gap="sm" maw={520} role="alert">
        <Title order={2} size="h4" ta="center">
          {i18next.t('notice.crashed')}
        </Title>
        <Text fz="sm" ta="center">
          {i18next.t('notice.crashedHint')}
        </Text>
        <Text fz="xs" c="dimmed" ff="monospace" ta="center">
          {message}
        </Text>
        <Button color="iris.6" onClick={() => location.reload()}>
          {i18next.t('notice.reload')}
        </Button>
      </Stack>
    </Center>
  );
}
