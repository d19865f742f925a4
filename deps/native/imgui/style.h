// Colours are kept in the order of 1.91 (58 of them) and copied into 1.86's own table before each frame.
#pragma once
#include "imgui.h"

namespace procgan {

ImVec4* colors();                 // 58 entries, order of 1.91
int oldColor(int newIndex);       // 1.86's index, or -1 where it has no such colour
void readColors();                // 1.86 -> ours
void writeColors();               // ours -> 1.86

}
