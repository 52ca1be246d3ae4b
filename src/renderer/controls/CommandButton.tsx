// A button for a command: its name and key as the tooltip, its name for screen readers.
import { ActionIcon, type ActionIconProps, Group, Kbd, Text, Tooltip } from '@mantine/core';
import type { ReactNode } from 'react';
import { type CommandId, commandKeys, commandLabel } from '../../protocol/commands';
import { useApp, useLanguage } from '../app/appContext';
import { runCommand } from '../commands/commands';
import { keyLabel } from '../commands/keyboard';
import { isMac } from '../host/platform';

interface CommandButtonProps extends ActionIconProps {
  readonly command: CommandId;
  readonly children: ReactNode;
  readonly pressed?: boolean;
}

export function CommandButton({ command, children, pressed, ...rest }: CommandButtonProps) {
  const app = useApp();
  const label = commandLabel(command, useLanguage());
  const [key] = commandKeys(command, app.host.kind);
  const tooltip = (
    <Group gap={8} wrap="nowrap">
      <Text fz="xs">{label}</Text>
      {key !== undefined && <Kbd size="xs">{keyLabel(key, isMac)}</Kbd>}
    </Group>
  );
  return (
    <Tooltip label={tooltip}>
      <ActionIcon
        aria-label={label}
        {...(pressed !== undefined && { 'aria-pressed': pressed, variant: pressed ? 'light' : 'subtle' })}
        {...(pressed === true && { color: 'iris' })}
        onClick={() => runCommand(app, command)}
        {...rest}
      >
        {children}
      </ActionIcon>
    </Tooltip>
  );
}
