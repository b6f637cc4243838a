; The installer for Windows: for one person, without asking for rights. Silent with /S, another
; folder with /D=FOLDER. makensis -DVERSION=0.1.0 -DTREE=folder -DOUTPUT=setup.exe -DLISTS=folder
; duidu.nsi; build_windows.py makes LISTS.
Unicode true
!ifdef AMD64
Target amd64-unicode
SetCompressor /SOLID zlib
!else
SetCompressor /SOLID lzma
!endif
RequestExecutionLevel user
Name "Duidu"
OutFile "${OUTPUT}"
InstallDir "$LOCALAPPDATA\Programs\Duidu"
InstallDirRegKey HKCU "Software\Duidu" "Folder"
BrandingText "Duidu ${VERSION}"
VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "Duidu"
VIAddVersionKey "FileDescription" "Duidu installer"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "LegalCopyright" "The Duidu founders, MIT License"

!define CLASSES "Software\Classes"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\Duidu"

!include MUI2.nsh
!define MUI_ICON "${TREE}\duidu.ico"
!define MUI_UNICON "${TREE}\duidu.ico"
!define MUI_FINISHPAGE_RUN "$INSTDIR\Duidu.exe"
!ifdef VOICES
!insertmacro MUI_PAGE_COMPONENTS
!endif
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "SimpChinese"
!ifdef VOICES
LangString VOICES_NAME ${LANG_ENGLISH} "Voices, Chinese and English"
LangString VOICES_NAME ${LANG_SIMPCHINESE} "语音（中文和英文）"
!endif

; A file in use would leave half of the old program and half of the new.
!macro WAIT_FOR_PROGRAM UN
Function ${UN}NotRunning
  IfFileExists "$INSTDIR\Duidu.exe" 0 free
again:
  ClearErrors
  FileOpen $0 "$INSTDIR\Duidu.exe" a
  IfErrors 0 closed
  MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "Duidu is open. Please close it, then try again." /SD IDCANCEL IDRETRY again
  SetErrorLevel 2
  Quit
closed:
  FileClose $0
free:
FunctionEnd
!macroend
!insertmacro WAIT_FOR_PROGRAM ""
!insertmacro WAIT_FOR_PROGRAM "un."

Section "Duidu"
  ; Where parts can be chosen, this one is not among the choices.
  SectionIn RO
  Call NotRunning
  ; What an older version brought and this one does not.
  !include "${LISTS}\remove.nsh"
  SetOutPath "$INSTDIR"
  File /r "${TREE}\*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\Duidu.lnk" "$INSTDIR\Duidu.exe"
  WriteRegStr HKCU "Software\Duidu" "Folder" "$INSTDIR"

  WriteRegStr HKCU "${CLASSES}\Duidu.Article" "" "Duidu article"
  WriteRegStr HKCU "${CLASSES}\Duidu.Article\DefaultIcon" "" "$INSTDIR\Duidu.exe,0"
  WriteRegStr HKCU "${CLASSES}\Duidu.Article\shell\open\command" "" '"$INSTDIR\Duidu.exe" "open" "%1"'
  WriteRegStr HKCU "${CLASSES}\.duidu" "" "Duidu.Article"
  WriteRegStr HKCU "${CLASSES}\Applications\Duidu.exe" "FriendlyAppName" "Duidu"
  WriteRegStr HKCU "${CLASSES}\Applications\Duidu.exe\shell\open\command" "" '"$INSTDIR\Duidu.exe" "open" "%1"'
  ; "Open with" for every format read; none is taken from the program that has it.
  !include "${LISTS}\open_with.nsh"
  WriteRegStr HKCU "Software\Microsoft\Windows\CurrentVersion\App Paths\Duidu.exe" "" "$INSTDIR\Duidu.exe"

  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "Duidu"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\Duidu.exe"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "The Duidu founders"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" ${KILOBYTES}
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd

; The voices, an addition that a person ticks: makensis -DVOICES=folder.
!ifdef VOICES
Section /o "$(VOICES_NAME)"
  ; What an older version brought and this one does not would be loaded beside it.
  RMDir /r "$INSTDIR\voices"
  SetOutPath "$INSTDIR\voices"
  File /r "${VOICES}\*"
SectionEnd
!endif

; Removes what was installed and nothing else: texts, notes and settings stay where they are.
Section "Uninstall"
  Call un.NotRunning
  !include "${LISTS}\remove.nsh"
  RMDir /r "$INSTDIR\voices"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\Duidu.lnk"
  DeleteRegKey HKCU "${CLASSES}\Duidu.Article"
  DeleteRegKey HKCU "${CLASSES}\Applications\Duidu.exe"
  ReadRegStr $0 HKCU "${CLASSES}\.duidu" ""
  StrCmp $0 "Duidu.Article" 0 +2
  DeleteRegValue HKCU "${CLASSES}\.duidu" ""
  DeleteRegKey /ifempty HKCU "${CLASSES}\.duidu"
  DeleteRegKey HKCU "Software\Microsoft\Windows\CurrentVersion\App Paths\Duidu.exe"
  DeleteRegKey HKCU "Software\Duidu"
  DeleteRegKey HKCU "${UNINSTALL}"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd
