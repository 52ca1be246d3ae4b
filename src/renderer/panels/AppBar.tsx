// The bar on top: the workspaces, the race's landscape, history and files, language and appearance.
import type { SceneTheme } from '../../core/look/theme';
import { locales } from '../../core/text/language';
import { allLanguages, languages, type Language } from '../../core/text/text';
import { ActionIcon, Divider, Group, Menu, SegmentedControl, Text, Title, Tooltip } from '@mantine/core';
import {
  Check,
  Contrast,
  EllipsisVertical,
  FilePlus2,
  FolderOpen,
  GraduationCap,
  Info,
  Keyboard,
  Languages,
  ListPlus,
  Monitor,
  Moon,
  PanelRight,
  PencilLine,
  Presentation,
  Redo2,
  Save,
  SaveAll,
  Sun,
  SunMoon,
  Undo2,
  type LucideIcon,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type CommandId, commandKeys, commandLabel } from '../../protocol/commands';
import { useApp, useHistory, useLanguage, useSetting, useWindow } from '../app/appContext';
import { useOpenLesson } from '../app/useOpenLesson';
import { useSceneTheme } from '../app/useSceneTheme';
import { ExportButton } from '../exportDialog/ExportButton';
import { Logo } from './Logo';
import { runCommand } from '../commands/commands';
import { keyLabel } from '../commands/keyboard';
import { isMac } from '../host/platform';
import { workspaces } from '../state/settings';
import { CommandButton, WordedButton } from '../controls/CommandButton';
import { LandscapePicker } from './LandscapePicker';

const iconSize = 18;

export function AppBar() {
  const { t } = useTranslation();
  const inRace = useSetting('workspace') === 'race';
  const inLesson = useOpenLesson() !== null;
  const hasFile = useWindow((state) => state.file !== null);
  return (
    <header className="appBar" data-race={inRace}>
      <Group gap={10} wrap="nowrap" className="barLogo">
        <Logo />
        <Title order={1} className="wordmark">
          Optiscape
        </Title>
      </Group>
      <WorkspaceSwitch />
      {inRace && <LandscapePicker />}
      <div className="barTools">
        {inRace && (
          <>
            <div className="barHistory">
              <CommandButton command="file.new" className="inWideBar">
                <FilePlus2 size={iconSize} />
              </CommandButton>
              <HistoryButtons />
            </div>
            <Divider orientation="vertical" mx={6} className="inWideBar" />
            <div className="inWideBar">
              <WordedButton command="file.open" word={t('app.open')} icon={<FolderOpen size={iconSize} />} />
              <WordedButton command="file.save" word={t('app.save')} icon={<Save size={iconSize} />} />
              {hasFile && (
                <CommandButton command="file.saveAs">
                  <SaveAll size={iconSize} />
                </CommandButton>
              )}
            </div>
            <ExportButton />
          </>
        )}
        {(inRace || inLesson) && (
          <>
            <CommandButton command="present.start" className="inWideBar">
              <Presentation size={iconSize} />
            </CommandButton>
            <Divider orientation="vertical" mx={6} className="inWideBar" />
          </>
        )}
        <div className="inWideBar">
          <CommandButton command="help.lessons">
            <GraduationCap size={iconSize} />
          </CommandButton>
          <LanguageSwitch />
          <ThemeMenu />
          <CommandButton command="help.shortcuts">
            <Keyboard size={iconSize} />
          </CommandButton>
        </div>
        <div className="inNarrowBar">
          <BarMenu inRace={inRace} />
        </div>
        {inRace && <PanelToggle />}
      </div>
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

const themeIcons: Readonly<Record<SceneTheme, LucideIcon>> = { light: Sun, dark: Moon, contrast: Contrast };

function ThemeMenu() {
  const { t } = useTranslation();
  const Icon = themeIcons[useSceneTheme()];
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Tooltip label={t('app.theme')}>
          <ActionIcon aria-label={t('app.theme')}>
            <Icon size={iconSize} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        <ThemeItems />
      </Menu.Dropdown>
    </Menu>
  );
}

function ThemeItems() {
  const app = useApp();
  const { t } = useTranslation();
  return (
    <>
      <Menu.Item leftSection={<Monitor size={16} />} onClick={() => app.settings.setState({ theme: 'auto' })}>
        {t('app.themeAuto')}
      </Menu.Item>
      <Menu.Item leftSection={<Sun size={16} />} onClick={() => app.settings.setState({ theme: 'light' })}>
        {t('app.themeLight')}
      </Menu.Item>
      <Menu.Item leftSection={<Moon size={16} />} onClick={() => app.settings.setState({ theme: 'dark' })}>
        {t('app.themeDark')}
      </Menu.Item>
      <Menu.Item
        leftSection={<Contrast size={16} />}
        onClick={() => app.settings.setState({ theme: 'contrast' })}
      >
        {t('app.themeContrast')}
      </Menu.Item>
      <Menu.Divider />
      <CommandItem command="view.theme" icon={<SunMoon size={16} />} />
    </>
  );
}

function CommandItem({ command, icon }: { readonly command: CommandId; readonly icon: ReactNode }) {
  const app = useApp();
  const language = useLanguage();
  const [key] = commandKeys(command, app.host.kind);
  return (
    <Menu.Item
      leftSection={icon}
      rightSection={<Text fz="xs">{key !== undefined && keyLabel(key, isMac)}</Text>}
      onClick={() => runCommand(app, command)}
    >
      {commandLabel(command, language)}
    </Menu.Item>
  );
}

/** What a narrow bar has no room for. */
function BarMenu({ inRace }: { readonly inRace: boolean }) {
  const app = useApp();
  const { t } = useTranslation();
  const language = useSetting('language');
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Tooltip label={t('app.menu')}>
          <ActionIcon aria-label={t('app.menu')}>
            <EllipsisVertical size={iconSize} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        {inRace && (
          <>
            <CommandItem command="file.new" icon={<FilePlus2 size={16} />} />
            <CommandItem command="file.open" icon={<FolderOpen size={16} />} />
            <CommandItem command="file.save" icon={<Save size={16} />} />
            <CommandItem command="file.saveAs" icon={<SaveAll size={16} />} />
            <CommandItem command="present.start" icon={<Presentation size={16} />} />
            <Menu.Divider />
          </>
        )}
        <CommandItem command="help.lessons" icon={<GraduationCap size={16} />} />
        <CommandItem command="lesson.edit" icon={<PencilLine size={16} />} />
        <CommandItem command="lesson.addView" icon={<ListPlus size={16} />} />
        <Menu.Divider />
        {offeredLanguages.map((value) => (
          <Menu.Item
            key={value}
            leftSection={value === language ? <Check size={16} /> : <Languages size={16} />}
            onClick={() => app.settings.setState({ language: value })}
          >
            {locales[value].label}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <ThemeItems />
        <Menu.Divider />
        <CommandItem command="help.shortcuts" icon={<Keyboard size={16} />} />
        <CommandItem command="help.about" icon={<Info size={16} />} />
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
        className="panelToggle"
        aria-label={label}
        aria-expanded={open}
        onClick={() => app.settings.setState({ panelOpen: !open })}
      >
        <PanelRight size={iconSize} />
      </ActionIcon>
    </Tooltip>
  );
}
