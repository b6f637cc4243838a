/* Duidu.exe and duidu.com: load the Python beside the program and run start_windows.py with the arguments given.
   Built twice, for the window and for the terminal; nothing is read from the registry or from other Pythons. */
#include <windows.h>
#include <wchar.h>

typedef int (*py_main)(int, wchar_t **);

static int fail(const wchar_t *what)
{
    MessageBoxW(NULL, what, L"Duidu", MB_ICONERROR);
    return 3;
}

static int launch(int argc, wchar_t **argv)
{
    static wchar_t folder[32768], path[32768], script[32768];
    DWORD length = GetModuleFileNameW(NULL, folder, 32767);
    if (length == 0 || length >= 32767)
        return fail(L"Duidu cannot find its own folder.");
    *wcsrchr(folder, L'\\') = 0;
    swprintf(path, 32768, L"%ls\\" PYTHON_DLL, folder);
    swprintf(script, 32768, L"%ls\\start_windows.py", folder);
    HMODULE library = LoadLibraryExW(path, NULL, LOAD_WITH_ALTERED_SEARCH_PATH);
    py_main run = library ? (py_main)(void *)GetProcAddress(library, "Py_Main") : NULL;
    if (!run)
        return fail(L"Duidu's Python is missing or damaged. Please install Duidu again.");
    wchar_t **words = HeapAlloc(GetProcessHeap(), HEAP_ZERO_MEMORY, (argc + 6) * sizeof *words);
    int count = 0;
    words[count++] = argv[0];
    words[count++] = L"-X";
    words[count++] = L"utf8";
    words[count++] = L"-I";
    words[count++] = script;
    for (int i = 1; i < argc; i++)
        words[count++] = argv[i];
    return run(count, words);
}

#ifdef WINDOW
int WINAPI wWinMain(HINSTANCE here, HINSTANCE before, LPWSTR line, int show)
{
    int argc;
    wchar_t **argv = CommandLineToArgvW(GetCommandLineW(), &argc);
    return launch(argc, argv);
}
#else
int wmain(int argc, wchar_t **argv)
{
    return launch(argc, argv);
}
#endif
