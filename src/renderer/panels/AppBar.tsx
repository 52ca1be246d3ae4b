// The bar on top: the workspaces, the race's landscape, history and files, language and appearance.
import { locales } from '../../core/text/language';
import { allLanguages, languages, type Language } from '../../core/text/text';
import {
  ActionIcon,
  Divider,
  Group,
  Menu,
  SegmentedControl,
  Text,
  Title,
  Tooltip,
  useComputedColorScheme,
} from '@mantine/core';
import {
  FilePlus2,
  FolderOpen,
  Keyboard,
  Monitor,
  Moon,
  PanelRight,
  Redo2,
  Save,
  Sun,
  SunMoon,
  Undo2,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { commandKeys, commandLabel } from '../../protocol/commands';
import { useApp, useHistory, useLanguage, useSetting } from '../app/appContext';
import { ExportButton } from '../exportDialog/ExportButton';
import { Logo } from './Logo';
import { runCommand } from '../commands/commands';
import { keyLabel } from '../commands/keyboard';
import { isMac } from '../host/platform';
import { workspaces } from '../state/settings';
import { CommandButton } from '../controls/CommandButton';
import { LandscapePicker } from './LandscapePicker';

const iconSize = 18;

export function AppBar() {
  const inRace = useSetting('workspace') === 'race';
  return (
    <header className="appBar">
      <Group gap={10} wrap="nowrap">
        <Logo />
        <Title order={1} className="wordmark">
          Optiscape
        </Title>
      </Group>
      <WorkspaceSwitch />
      {inRace && <LandscapePicker />}
      <Group gap={2} wrap="nowrap" ml="auto">
        {inRace && (
          <>
            <HistoryButtons />
            <Divider orientation="vertical" mx={6} />
            <CommandButton command="file.open">
              <FolderOpen size={iconSize} />
            </CommandButton>
            <CommandButton command="file.save">
              <Save size={iconSize} />
            </CommandButton>
            <ExportButton />
            <Divider orientation="vertical" mx={6} />
          </>
        )}
        <LanguageSwitch />
        <ThemeMenu />
        <CommandButton command="help.shortcuts">
          <Keyboard size={iconSize} />
        </CommandButton>
        {inRace && <PanelToggle />}
      </Group>
    </header>
  );
}

function WorkspaceSwitch() {
  const app = useApp();
  const { t } = useTranslation();
  const workspace = useSetting('workspace');
  return (
    <SegmentedControl
      className="workspaceSwitch"
      size="xs"
      aria-label={t('workspace.label')}
      value={workspace}
      onChange={(value) => runCommand(app, `workspace.${value}`)}
      data={workspaces.map((value) => ({ value, label: t(`workspace.${value}`) }))}
    />
  );
}

function HistoryButtons() {
  const { canUndo, canRedo } = useHistory();
  return (
    <>
      <CommandButton command="file.new">
        <FilePlus2 size={iconSize} />
      </CommandButton>
      <CommandButton command="edit.undo" disabled={!canUndo}>
        <Undo2 size={iconSize} />
      </CommandButton>
      <CommandButton command="edit.redo" disabled={!canRedo}>
        <Redo2 size={iconSize} />
      </CommandButton>
    </>
  );
}

/** The pseudo-locale is for development only. */
const offeredLanguages: readonly Language[] = import.meta.env.DEV ? allLanguages : languages;

function LanguageSwitch() {
  const app = useApp();
  const { t } = useTranslation();
  const language = useSetting('language');
  return (
    <SegmentedControl
      size="xs"
      aria-label={t('app.language')}
      value={language}
      onChange={(value) => app.settings.setState({ language: value })}
      data={offeredLanguages.map((value) => ({ value, label: locales[value].label }))}
    />
  );
}

function ThemeMenu() {
  const app = useApp();
  const { t } = useTranslation();
  const scheme = useComputedColorScheme('light');
  const language = useLanguage();
  const [themeKey] = commandKeys('view.theme', app.host.kind);
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Tooltip label={t('app.theme')}>
          <ActionIcon aria-label={t('app.theme')}>
            {scheme === 'dark' ? <Moon size={iconSize} /> : <Sun size={iconSize} />}
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<Monitor size={16} />}
          onClick={() => app.settings.setState({ theme: 'auto' })}
        >
          {t('app.themeAuto')}
        </Menu.Item>
        <Menu.Item leftSection={<Sun size={16} />} onClick={() => app.settings.setState({ theme: 'light' })}>
          {t('app.themeLight')}
        </Menu.Item>
        <Menu.Item leftSection={<Moon size={16} />} onClick={() => app.settings.setState({ theme: 'dark' })}>
          {t('app.themeDark')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item
          leftSection={<SunMoon size={16} />}
          rightSection={<Text fz="xs">{themeKey !== undefined && keyLabel(themeKey, isMac)}</Text>}
          onClick={() => runCommand(app, 'view.theme')}
        >
          {commandLabel('view.theme', language)}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function PanelToggle() {
  const app = useApp();
  const { t } = useTranslation();
  const open = useSetting('panelOpen');
  const label = open ? t('panel.hide') : t('panel.show');
  return (
    <Tooltip label={label}>
      <ActionIcon
        aria-label={label}
        aria-expanded={open}
        onClick={() => app.settings.setState({ panelOpen: !open })}
      >
        <PanelRight size={iconSize} />
      </ActionIcon>
    </Tooltip>
  );
}
