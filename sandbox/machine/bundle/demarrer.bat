@echo off
chcp 65001 >nul
title Coup d’essai
setlocal
pushd "%~dp0programme" 2>nul
if errorlevel 1 goto incomplete
if not exist "sandbox\machine\bundle\__main__.py" goto incomplete

rem 3: too old; 4: 32 bits. The new manager of Python downloads nothing meanwhile.
set "PYTHON_MANAGER_AUTOMATIC_INSTALL=false"
set "ASKED=import sys; sys.exit(3 if sys.version_info < (3, 11) else 4 if sys.maxsize < 2**32 else 0)"
set "FOUND="
set "PYTHON=python\python.exe"
if exist "%PYTHON%" call :try
if "%FOUND%"=="0" goto open
set "PYTHON=py -3"
call :try
if "%FOUND%"=="0" goto open
set "PYTHON=python"
call :try
if "%FOUND%"=="0" goto open

echo.
if exist "python\python.exe" goto blocked
if "%FOUND%"=="3" goto old
if "%FOUND%"=="4" goto narrow
for %%f in (python.exe) do set "WHERE=%%~$PATH:f"
if not defined WHERE goto absent
if not "%WHERE:\WindowsApps\=%"=="%WHERE%" goto shop
:absent
echo   Il manque Python sur cet ordinateur.
goto remedy
:old
echo   Le Python de cet ordinateur est trop ancien. Il faut Python 3.11 ou plus récent.
goto remedy
:narrow
echo   Le Python de cet ordinateur est en 32 bits. Il faut Python 64 bits.
goto remedy
:shop
echo   Il manque Python sur cet ordinateur. Le « python » de Windows ne fait qu’ouvrir la boutique.
goto remedy
:blocked
echo   Cet ordinateur n’a pas laissé partir le Python de la clé.
echo.
echo   L’antivirus lit peut-être encore la clé. Attendez une minute, puis double-cliquez encore sur « Démarrer ».
echo   Si cela revient : il faut Windows 10 ou 11, en 64 bits.
goto end

:remedy
echo.
for %%f in ("%~dp0python-3*amd64.exe") do (
  echo   Il y en a un sur la clé. Double-cliquez sur « %%~nxf », puis sur « Install Now ».
  echo   Ensuite, double-cliquez encore sur « Démarrer ».
  goto end
)
if exist "%~dp0python-manager*" (
  echo   Le fichier « python-manager » de la clé ne suffit pas : il va chercher Python sur internet.
  echo.
)
echo   Le plus simple : demandez une clé qui contient Python à la personne qui l’a préparée.
echo   Sinon, avec internet :
echo   1. Ouvrez https://www.python.org/downloads/windows/
echo   2. Prenez « Windows installer (64-bit) ». Mettez ce fichier sur la clé.
echo   3. Double-cliquez sur ce fichier, puis sur « Install Now ».
echo   4. Double-cliquez encore sur « Démarrer ».
goto end

:try
%PYTHON% -c "%ASKED%" >nul 2>nul
set "GOT=%errorlevel%"
if "%GOT%"=="0" set "FOUND=0"
if "%GOT%"=="3" set "FOUND=3"
if "%GOT%"=="4" if not "%FOUND%"=="3" set "FOUND=4"
exit /b 0

:open
echo   Un instant. Ne fermez pas cette fenêtre.
%PYTHON% -B -m sandbox.machine.bundle %*
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
