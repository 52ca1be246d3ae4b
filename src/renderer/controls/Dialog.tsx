// A dialog over the window: what all dialogs with a title have in common.
import { Modal, type ModalProps } from '@mantine/core';
import { useTranslation } from 'react-i18next';

type DialogProps = Omit<ModalProps, 'lockScroll' | 'attributes' | 'closeButtonProps'>;

export function Dialog(props: DialogProps) {
  const { t } = useTranslation();
  return (
    <Modal
      {...props}
      // The window never scrolls; the lock would add a style that the content security policy forbids.
      lockScroll={false}
      // Not a banner: the page has one already.
      attributes={{ header: { role: 'none' } }}
      closeButtonProps={{ 'aria-label': t('app.close') }}
    />
  );
}
