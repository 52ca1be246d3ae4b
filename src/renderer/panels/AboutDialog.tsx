// What the app is: its versions, that it uses no network, its licence and those of what it bundles.
import { ScrollArea, Stack, Text, Title } from '@mantine/core';
import type { TFunction } from 'i18next';
import { ChevronRight } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import ownLicence from '../../../LICENSE?raw';
import type { Result } from '../../protocol/messages';
import { failureOf } from '../../protocol/failure';
import { commandLabel } from '../../protocol/commands';
import { useApp, useLanguage, useWindow } from '../app/appContext';
import { Dialog } from '../controls/Dialog';
import { NoticesPlace } from '../controls/NoticesPlace';
import { loadLicences, type BundledLicence } from '../requests/loadLicences';
import './about.css';
import { Logo } from './Logo';

type AppInfo = Result<'app.info'>;
type Loaded<T> = { readonly value: T } | { readonly reason: string } | null;

export function AboutDialog() {
  const app = useApp();
  const opened = useWindow((state) => state.aboutOpen);
  return (
    <Dialog
      opened={opened}
      onClose={() => app.window.setState({ aboutOpen: false })}
      title={commandLabel('help.about', useLanguage())}
      size="lg"
    >
      <NoticesPlace />
      <AboutApp />
    </Dialog>
  );
}

/** Loaded when the dialog is opened. */
function AboutApp() {
  const app = useApp();
  const { t } = useTranslation();
  const info = useLoaded<AppInfo>(() => app.host.client.request('app.info', {}));
  const licences = useLoaded(loadLicences);
  return (
    <Stack gap="md" className="about">
      <div className="aboutHead">
        <Logo />
        <div>
          <Text fw={600}>Optiscape</Text>
          <Text fz="sm" className="aboutVersions">
            {info !== null && ('value' in info ? versionsOf(info.value, t).join(' · ') : info.reason)}
          </Text>
        </div>
      </div>
      <Stack gap={6}>
        <Text fz="sm">{t('about.noNetwork')}</Text>
        <Text fz="sm">{t('about.update')}</Text>
      </Stack>
      <section className="aboutLicences">
        <Title order={2} fz="sm">
          {t('about.licences')}
        </Title>
        <ScrollArea className="aboutList" type="auto" offsetScrollbars>
          <Licence name="Optiscape" license="MIT" text={ownLicence} />
          {licences !== null &&
            ('value' in licences ? (
              licences.value.map((each) => <Licence key={`${each.name} ${each.version}`} {...each} />)
            ) : (
              <Text fz="sm" role="alert">
                {t('about.noLicences', { reason: licences.reason })}
              </Text>
            ))}
        </ScrollArea>
        {app.host.kind === 'electron' && (
          <Text fz="xs" c="dimmed">
            {t('about.electronLicences')}
          </Text>
        )}
      </section>
    </Stack>
  );
}

type LicenceProps = Omit<BundledLicence, 'version' | 'source'> &
  Partial<Pick<BundledLicence, 'version' | 'source'>>;

function Licence({ name, version, license, source, text }: LicenceProps) {
  return (
    <details className="licence">
      <summary>
        <ChevronRight size={14} aria-hidden />
        <span className="licenceName">{name}</span>
        <span className="licenceVersion">{version}</span>
        <span className="licenceKind">{license}</span>
      </summary>
      {source !== undefined && source !== '' && <p className="licenceSource">{source}</p>}
      <pre>{text}</pre>
    </details>
  );
}

/** Loads once; null until it has. */
function useLoaded<T>(load: () => Promise<T>): Loaded<T> {
  const [loaded, setLoaded] = useState<Loaded<T>>(null);
  useEffect(() => {
    let isShown = true;
    const show = (outcome: Loaded<T>): void => {
      if (isShown) setLoaded(outcome);
    };
    load().then(
      (value) => show({ value }),
      (error: unknown) => show({ reason: failureOf(error).message }),
    );
    return () => {
      isShown = false;
    };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once, when the dialog is opened
  }, []);
  return loaded;
}

function versionsOf({ version, runtime }: AppInfo, t: TFunction): string[] {
  const { electron, chromium, node } = runtime;
  return [
    t('about.version', { version }),
    ...(electron === undefined ? [] : [`Electron ${electron}`]),
    ...(chromium === undefined ? [] : [`Chromium ${chromium}`]),
    `Node.js ${node}`,
  ];
}
