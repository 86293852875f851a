@echo off
chcp 65001 >nul
title Coup d’essai
setlocal
pushd "%~dp0programme"
if errorlevel 1 goto incomplete
set "GOOD=import sys; sys.exit(sys.version_info < (3, 11) or sys.maxsize < 2**32)"
set "PYTHON=py -3"
%PYTHON% -c "%GOOD%" >nul 2>nul
if not errorlevel 1 goto open
set "PYTHON=python"
%PYTHON% -c "%GOOD%" >nul 2>nul
if not errorlevel 1 goto open

echo.
echo   Il manque Python sur cet ordinateur, ou il est trop ancien.
echo.
for %%f in ("%~dp0python-3*.exe") do (
  echo   Il est sur la clé. Double-cliquez sur « %%~nxf », puis sur « Install Now ».
  echo   Ensuite, double-cliquez encore sur « Démarrer ».
  goto end
)
echo   1. Prenez un ordinateur relié à internet. Ouvrez https://www.python.org/downloads/
echo   2. Téléchargez Python pour Windows 64 bits. Mettez ce fichier sur la clé.
echo   3. Ici, double-cliquez sur ce fichier, puis sur « Install Now ».
echo   4. Double-cliquez encore sur « Démarrer ».
goto end

:open
echo   Un instant. Ne fermez pas cette fenêtre.
%PYTHON% -m sandbox.machine.bundle %*
if errorlevel 1 goto end
exit /b 0

:incomplete
echo.
echo   Il manque le dossier « programme » à côté de « Démarrer ».
echo   Copiez toute la clé, pas seulement ce fichier.

:end
echo.
pause
exit /b 1
