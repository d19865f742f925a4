@echo off
rem The front door on Windows, where every package comes from NuGet: builds what is missing, then runs a verb.
setlocal
set "root=%~dp0"
set "state=%root%artifacts\setup"
set "PROCGAN=%~f0"
set "verb=%~1"
rem What follows the verb, for the programs that take no verb.
set "rest="
for /f "tokens=1,*" %%a in ("%*") do set "rest=%%b"
where dotnet >nul 2>nul || (echo procgan: the .NET SDK is missing: install version 10 from https://dotnet.microsoft.com/download and run this again. 1>&2& exit /b 1)
if "%verb%"=="test" goto test
if "%verb%"=="bench" goto bench

rem Built already, and no source newer than that build?
if not exist "%state%\built" goto build
powershell -NoProfile -Command "$b=(Get-Item '%state%\built').LastWriteTimeUtc; if (Get-ChildItem -Recurse -File '%root%src','%root%Directory.*','%root%global.json' | Where-Object { $_.FullName -notmatch '\\(bin|obj)\\' -and $_.LastWriteTimeUtc -gt $b } | Select-Object -First 1) { exit 1 }"
if not errorlevel 1 goto run

:build
echo procgan: building (once, and again when a source changes) 1>&2
if not exist "%state%" mkdir "%state%"
for %%p in (ProcGan.Trainer ProcGan.Viewer) do (
  dotnet build "%root%src\%%p" -c Release -v q --nologo 1>&2 || (echo procgan: '%%p' does not build, see above. 1>&2& exit /b 1)
)
type nul > "%state%\built"

:run
if "%verb%"=="view" (
  dotnet "%root%src\ProcGan.Viewer\bin\Release\net10.0\ProcGan.Viewer.dll" %rest%
) else (
  dotnet "%root%src\ProcGan.Trainer\bin\Release\net10.0\ProcGan.Trainer.dll" %*
)
exit /b %errorlevel%

:test
dotnet test "%root%ProcGan.sln" -c Release --nologo %rest%
exit /b %errorlevel%

:bench
dotnet run --project "%root%benchmarks\ProcGan.Benchmarks" -c Release -- %rest%
exit /b %errorlevel%
