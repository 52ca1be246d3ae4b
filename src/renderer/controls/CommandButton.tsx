// A button for a command: its name and key as the tooltip, its name for screen readers; where there is room, a word beside the
// icon.
import { ActionIcon, type ActionIconProps, Button, Group, Kbd, Text, Tooltip } from '@mantine/core';
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
  return (
    <Tooltip label={<CommandTip command={command} />}>
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

function CommandTip({ command }: { readonly command: CommandId }) {
  const app = useApp();
  const label = commandLabel(command, useLanguage());
  const [key] = commandKeys(command, app.host.kind);
  return (
    <Group gap={8} wrap="nowrap">
      <Text fz="xs">{label}</Text>
      {key !== undefined && <Kbd size="xs">{keyLabel(key, isMac)}</Kbd>}
    </Group>
  );
}

interface WordedButtonProps {
  readonly command: CommandId;
  readonly word: string;
  readonly icon: ReactNode;
}

/** With its word in a wide bar, otherwise with its icon alone. */
export function WordedButton({ command, word, icon }: WordedButtonProps) {
  const app = useApp();
  return (
    <Tooltip label={<CommandTip command={command} />}>
      <Button
        className="wordedButton"
        variant="subtle"
        color="gray"
        aria-label={commandLabel(command, useLanguage())}
        leftSection={icon}
        onClick={() => runCommand(app, command)}
      >
        {word}
      </Button>
    </Tooltip>
  );
}
