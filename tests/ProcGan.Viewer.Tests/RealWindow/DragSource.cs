using System.Runtime.InteropServices;
using System.Text;

namespace ProcGan.Viewer.Tests.RealWindow;

/// <summary>Another program from which a file is dragged: the source's side of the XDND protocol, version 5.</summary>
static unsafe partial class DragSource
{
    const string X11 = "libX11.so.6";
    const int ClientMessage = 33, SelectionRequest = 30, SelectionNotify = 31, Replace = 0, Longs = 24;

    /// <summary>Drags a file over a window and drops it; returns once the window says that it has it.</summary>
    public static void Drop(string window, string path)
    {
        nint display = XOpenDisplay(0);
        Assert.That(display, Is.Not.Zero, "a display");
        try
        {
            nint target = nint.Parse(window, System.Globalization.CultureInfo.InvariantCulture);
            nint source = XCreateSimpleWindow(display, XDefaultRootWindow(display), 0, 0, 1, 1, 0, 0, 0);
            nint Atom(string name) => XInternAtom(display, name, 0);
            nint selection = Atom("XdndSelection"), uris = Atom("text/uri-list");
            XSetSelectionOwner(display, selection, source, 0);
            Send(display, target, Atom("XdndEnter"), source, 5 << 24, uris);
            Send(display, target, Atom("XdndPosition"), source, 0, (100 << 16) | 100, 0, Atom("XdndActionCopy"));
            byte[] list = Encoding.UTF8.GetBytes($"file://{string.Join('/', path.Split('/').Select(Uri.EscapeDataString))}\r\n");
            long end = Environment.TickCount64 + 20_000;
            nint* e = stackalloc nint[Longs], answer = stackalloc nint[Longs];
            while (Environment.TickCount64 < end)
            {
                if (XPending(display) == 0)
                {
                    Thread.Sleep(5);
                    continue;
                }
                XNextEvent(display, e);
                int type = (int)e[0];
                if (type == ClientMessage && e[5] == Atom("XdndStatus"))
                {
                    Assert.That(e[8] & 1, Is.EqualTo((nint)1), "the window takes it");
                    Send(display, target, Atom("XdndDrop"), source, 0, 0);
                }
                else if (type == SelectionRequest)
                {
                    (nint requestor, nint asked, nint property, nint time) = (e[5], e[7], e[8], e[9]);
                    fixed (byte* bytes = list)
                        XChangeProperty(display, requestor, property, asked, 8, Replace, bytes, list.Length);
                    new Span<nint>(answer, Longs).Clear();
                    (answer[0], answer[4], answer[5], answer[6], answer[7], answer[8]) = (SelectionNotify, requestor, selection, asked, property, time);
                    XSendEvent(display, requestor, 0, 0, answer);
                }
                else if (type == ClientMessage && e[5] == Atom("XdndFinished"))
                {
                    return;
                }
            }
            Assert.Fail("The window did not take the drop within 20 s.");
        }
        finally
        {
            XCloseDisplay(display);
        }
    }

    static void Send(nint display, nint window, nint message, params ReadOnlySpan<nint> data)
    {
        nint* e = stackalloc nint[Longs];
        new Span<nint>(e, Longs).Clear();
        (e[0], e[3], e[4], e[5], e[6]) = (ClientMessage, display, window, message, 32);
        data.CopyTo(new Span<nint>(e + 7, 5));
        XSendEvent(display, window, 0, 0, e);
        XFlush(display);
    }

    [LibraryImport(X11)] private static partial nint XOpenDisplay(nint name);
    [LibraryImport(X11)] private static partial int XCloseDisplay(nint display);
    [LibraryImport(X11)] private static partial nint XDefaultRootWindow(nint display);
    [LibraryImport(X11)] private static partial nint XCreateSimpleWindow(nint display, nint parent, int x, int y, uint width, uint height, uint border, nuint borderPixel, nuint background);
    [LibraryImport(X11, StringMarshalling = StringMarshalling.Utf8)] private static partial nint XInternAtom(nint display, string name, int onlyIfExists);
    [LibraryImport(X11)] private static partial int XSetSelectionOwner(nint display, nint selection, nint owner, nuint time);
    [LibraryImport(X11)] private static partial int XSendEvent(nint display, nint window, int propagate, nint mask, nint* e);
    [LibraryImport(X11)] private static partial int XPending(nint display);
    [LibraryImport(X11)] private static partial int XNextEvent(nint display, nint* e);
    [LibraryImport(X11)] private static partial int XChangeProperty(nint display, nint window, nint property, nint type, int format, int mode, byte* data, int count);
    [LibraryImport(X11)] private static partial int XFlush(nint display);
}
