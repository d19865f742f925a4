// The input queue that Dear ImGui has had since 1.87, for 1.86: events are kept in order and given out so that
// a button or key never goes down and up within one frame, where the widgets would miss it.
#pragma once
#include <deque>

namespace procgan {

struct Event {
    enum Kind { MousePos, MouseButton, MouseWheel, Key, Char, Focus } kind;
    int index;       // button, key slot or character
    bool down;
    float x, y;
};

constexpr int FirstKey = 512;   // ImGuiKey_NamedKey_BEGIN of 1.91
constexpr int KeySlots = 152;   // up to KeypadEqual; modifiers follow from the left and right keys

void push(const Event& event);
void clear();
void mapKeys();          // once per context: 1.86 finds its 22 named keys in our slots
void applyOneFrame();    // before NewFrame

}
