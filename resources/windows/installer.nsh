; What electron-builder's own Japanese texts of the installer lack, or have with a fault. 1041 is Japanese.
!macro customHeader
  ; That these texts take the place of others is meant.
  !pragma warning disable 6030
  LangString appClosing 1041 "実行中の ${PRODUCT_NAME} を終了しています..."
  LangString whichInstallationRemove 1041 "このソフトウェアは、すべてのユーザー用と現在のユーザー用の両方にインストールされています。$\r$\nどちらを削除しますか？"
!macroend
