// All commands with their keys, and the mouse gestures.
import { Button, Group, Kbd, SimpleGrid, Stack, Text } from '@mantine/core';
import { Info } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import {
  type CommandId,
  commandIds,
  commandKeys,
  commandLabel,
  whilePresenting,
} from '../../protocol/commands';
import { useApp, useLanguage, useWindow } from '../app/appContext';
import { runCommand } from '../commands/commands';
import { keyLabel } from '../commands/keyboard';
import { Dialog } from '../controls/Dialog';
import { isMac } from '../host/platform';
import { NoticesPlace } from '../controls/NoticesPlace';

export function ShortcutsDialog() {
  const app = useApp();
  const { t } = useTranslation();
  const language = useLanguage();
  const withKeys = commandIds.filter((id) => commandKeys(id, app.host.kind).length > 0);
  const opened = useWindow((state) => state.shortcutsOpen);
  return (
    <Dialog
      opened={opened}
      onClose={() => app.window.setState({ shortcutsOpen: false })}
      title={t('shortcuts.title')}
      size="lg"
    >
      <NoticesPlace />
      <KeyTable ids={withKeys.filter((id) => whilePresenting(id) !== 'only')} />
      <Text fz="sm" fw={600} mt="sm">
        {t('shortcuts.presenting')}
      </Text>
      <KeyTable ids={withKeys.filter((id) => whilePresenting(id) === 'only')} />
      <Text fz="sm">{t('shortcuts.hand')}</Text>
      <Stack gap={2} mt="sm">
        <Text fz="sm" fw={600}>
          {t('shortcuts.mouse')}
        </Text>
        {(['orbit', 'pan', 'zoom', 'map', 'keys', 'start', 'charts'] as const).map((name) => (
          <Text key={name} fz="sm">
            {t(`shortcuts.${name}`)}
          </Text>
        ))}
      </Stack>
      <Button
        mt="xs"
        size="compact-sm"
        variant="subtle"
        leftSection={<Info size={16} />}
        onClick={() => runCommand(app, 'help.about')}
      >
        {commandLabel('help.about', language)}
      </Button>
    </Dialog>
  );
}

function KeyTable({ ids }: { readonly ids: readonly CommandId[] }) {
  const app = useApp();
  const language = useLanguage();
  return (
    <SimpleGrid cols={2} spacing="xl" verticalSpacing={2}>
      {ids.map((id) => (
        <Group key={id} justify="space-between" wrap="nowrap">
          <Text fz="sm">{commandLabel(id, language)}</Text>
          <Group gap={4} wrap="nowrap">
            {commandKeys(id, app.host.kind).map((key) => (
              <Kbd key={key}>{keyLabel(key, isMac)}</Kbd>
            ))}
          </Group>
        </Group>
      ))}
    </SimpleGrid>
  );
}
