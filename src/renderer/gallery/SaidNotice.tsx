// Says a notice for as long as one looks, and anew in another language.
import { notifications, notificationsStore } from '@mantine/notifications';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { showNotice } from '../controls/notices';
import type { Notice } from '../state/notices';

export function SaidNotice({ notice }: { readonly notice: Notice }) {
  const { t } = useTranslation();
  useEffect(() => {
    showNotice(notice, t);
    notifications.updateState(notificationsStore, (all) =>
      all.map((each) => ({ ...each, autoClose: false })),
    );
    return () => notifications.clean();
  }, [notice, t]);
  return null;
}
