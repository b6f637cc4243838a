# Installs Duidu silently, opens its kind of file, asks the doctor, takes a picture of the window,
# and removes it: what is written stays.
param([Parameter(Mandatory)][string]$Setup, [Parameter(Mandatory)][string]$Sample)
$ErrorActionPreference = "Stop"
function Must($what, $true_) { if (-not $true_) { throw $what } }

$folder = Join-Path $env:LOCALAPPDATA "Programs\Duidu"
$library = Join-Path $env:LOCALAPPDATA "Duidu\library.sqlite"
Must "The installer failed." ((Start-Process $Setup -ArgumentList "/S" -Wait -PassThru).ExitCode -eq 0)
Must "Duidu.exe is missing." (Test-Path "$folder\Duidu.exe")
Must "The file type is missing." ((Get-ItemProperty "HKCU:\Software\Classes\.duidu")."(default)" -eq "Duidu.Article")

& "$folder\duidu.com" doctor
Must "The doctor failed." ($LASTEXITCODE -eq 0)
& "$folder\duidu.com" open $Sample --screenshot reading-windows.png
Must "No picture." (($LASTEXITCODE -eq 0) -and ((Get-Item reading-windows.png).Length -gt 20000))

$window = Start-Process "$folder\Duidu.exe" -ArgumentList "`"$((Resolve-Path $Sample).Path)`"" -PassThru
for ($i = 0; $i -lt 60 -and $window.MainWindowHandle -eq 0; $i++) { Start-Sleep 1; $window.Refresh() }
Must "No window came." ($window.MainWindowHandle -ne 0)
Start-Sleep 5
Add-Type -AssemblyName System.Windows.Forms, System.Drawing
$bounds = [System.Windows.Forms.Screen]::PrimaryScreen.Bounds
$picture = New-Object System.Drawing.Bitmap $bounds.Width, $bounds.Height
[System.Drawing.Graphics]::FromImage($picture).CopyFromScreen($bounds.Location, [System.Drawing.Point]::Empty, $bounds.Size)
$picture.Save("$PWD\window-windows.png")
Must "The window did not close." $window.CloseMainWindow()
Must "The program did not end." $window.WaitForExit(30000)

Must "Removing failed." ((Start-Process "$folder\uninstall.exe" -ArgumentList "/S", "_?=$folder" -Wait -PassThru).ExitCode -eq 0)
Must "Something of the program is left." (-not (Test-Path "$folder\Duidu.exe") -and -not (Test-Path "$folder\Lib"))
Must "The file type is left." (-not (Test-Path "HKCU:\Software\Classes\Duidu.Article"))
Must "The library is gone." (Test-Path $library)
