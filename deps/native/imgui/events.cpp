#include "events.h"
#include "imgui.h"

namespace procgan {

static std::deque<Event> queue;

void push(const Event& event) { queue.push_back(event); }
void clear() { queue.clear(); }

// Slots of the 1.91 keys (value - 512): only those that 1.86 knows by name need a mapping.
void mapKeys() {
    ImGuiIO& io = ImGui::GetIO();
    for (int i = 0; i < 15; i++)   // Tab .. Escape stand in the same order in both versions
        io.KeyMap[ImGuiKey_Tab + i] = i;
    io.KeyMap[ImGuiKey_KeyPadEnter] = 627 - FirstKey;
    const int a = 546 - FirstKey;
    io.KeyMap[ImGuiKey_A] = a;
    io.KeyMap[ImGuiKey_C] = a + 2;
    io.KeyMap[ImGuiKey_V] = a + 21;
    io.KeyMap[ImGuiKey_X] = a + 23;
    io.KeyMap[ImGuiKey_Y] = a + 24;
    io.KeyMap[ImGuiKey_Z] = a + 25;
}

static void updateModifiers(ImGuiIO& io) {
    const bool* k = io.KeysDown + (527 - FirstKey);   // LeftCtrl, Shift, Alt, Super, then the right ones
    io.KeyCtrl = k[0] || k[4];
    io.KeyShift = k[1] || k[5];
    io.KeyAlt = k[2] || k[6];
    io.KeySuper = k[3] || k[7];
}

void applyOneFrame() {
    ImGuiIO& io = ImGui::GetIO();
    bool moved = false, wheeled = false, typed = false, keyed = false;
    unsigned buttons = 0;
    static bool changed[KeySlots];
    for (bool& c : changed) c = false;

    for (; !queue.empty(); queue.pop_front()) {
        const Event e = queue.front();
        switch (e.kind) {
        case Event::MousePos:
            if (buttons || wheeled || keyed || typed) return;   // a click must be seen where it happened
            io.MousePos = ImVec2(e.x, e.y);
            moved = true;
            break;
        case Event::MouseButton:
            if (e.index < 0 || e.index >= 5) break;
            if ((buttons & (1u << e.index)) || wheeled) return;
            if (io.MouseDown[e.index] == e.down) break;
            io.MouseDown[e.index] = e.down;
            buttons |= 1u << e.index;
            break;
        case Event::MouseWheel:
            if (moved && buttons) return;
            io.MouseWheelH += e.x;
            io.MouseWheel += e.y;
            wheeled = true;
            break;
        case Event::Key: {
            int slot = e.index - FirstKey;
            if (slot < 0 || slot >= KeySlots) break;
            if (changed[slot] || typed || buttons) return;
            // Ctrl that goes up in the frame in which Q went down would make a plain Q of Ctrl+Q.
            if (keyed && !e.down && e.index >= 527 && e.index <= 534) return;
            if (io.KeysDown[slot] == e.down) break;
            io.KeysDown[slot] = e.down;
            changed[slot] = keyed = true;
            updateModifiers(io);
            break;
        }
        case Event::Char:
            if (buttons) return;
            io.AddInputCharacter((unsigned)e.index);
            typed = true;
            break;
        case Event::Focus:
            io.AddFocusEvent(e.down);
            if (!e.down) {
                io.ClearInputKeys();
                for (bool& b : io.MouseDown) b = false;
            }
            break;
        }
    }
}

}
