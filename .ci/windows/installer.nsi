; For one user, without administrator. Not signed: Windows asks before it runs.
Unicode true
Target amd64-unicode
!include MUI2.nsh

!define NAME "Đánh giá nông thôn mới (NTM)"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\ntm"
!define APP_PATH "Software\Microsoft\Windows\CurrentVersion\App Paths\ntm.exe"

Name "${NAME} ${VERSION}"
OutFile "${TO}"
InstallDir "$LOCALAPPDATA\Programs\ntm"
RequestExecutionLevel user
SetCompressor /SOLID lzma

!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Vietnamese"

Section
  SetOutPath "$INSTDIR"
  SetOverwrite on
  File /r /x "Biểu trắng" /x "Ví dụ" "${FROM}/*"
  ; What someone has filled in there stays as it is.
  SetOverwrite off
  File /r "${FROM}/Biểu trắng"
  File /r "${FROM}/Ví dụ"
  WriteUninstaller "$INSTDIR\go-cai-dat.exe"
  ; Blank forms asked for by a click on these are written where people look for them.
  SetOutPath "$DOCUMENTS"
  CreateShortcut "$DESKTOP\${NAME}.lnk" "$INSTDIR\ntm.exe"
  CreateDirectory "$SMPROGRAMS\${NAME}"
  CreateShortcut "$SMPROGRAMS\${NAME}\${NAME}.lnk" "$INSTDIR\ntm.exe"
  CreateShortcut "$SMPROGRAMS\${NAME}\Hướng dẫn.lnk" "$INSTDIR\HUONG-DAN.html"
  CreateShortcut "$SMPROGRAMS\${NAME}\Biểu trắng.lnk" "$INSTDIR\Biểu trắng"
  CreateShortcut "$SENDTO\${NAME}.lnk" "$INSTDIR\ntm.exe"
  WriteRegStr HKCU "${APP_PATH}" "" "$INSTDIR\ntm.exe"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\go-cai-dat.exe"'
SectionEnd

Section Uninstall
  ; Forms and examples stay: they may have been filled in, and results lie next to them.
  Delete "$INSTDIR\ntm.exe"
  Delete "$INSTDIR\HUONG-DAN.html"
  Delete "$INSTDIR\ĐỌC TRƯỚC.txt"
  Delete "$INSTDIR\GIẤY PHÉP.txt"
  Delete "$INSTDIR\go-cai-dat.exe"
  Delete "$INSTDIR\Quy định của tỉnh (mẫu)\minh-hoa.toml"
  RMDir "$INSTDIR\Quy định của tỉnh (mẫu)"
  RMDir "$INSTDIR"
  Delete "$DESKTOP\${NAME}.lnk"
  Delete "$SENDTO\${NAME}.lnk"
  RMDir /r "$SMPROGRAMS\${NAME}"
  DeleteRegKey HKCU "${APP_PATH}"
  DeleteRegKey HKCU "${UNINSTALL}"
SectionEnd
