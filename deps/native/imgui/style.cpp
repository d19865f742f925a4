#include "style.h"

namespace procgan {

constexpr int Count = 58;
static ImVec4 table[Count];

ImVec4* colors() { return table; }

int oldColor(int i) {
    if (i < 0 || i >= Count) return -1;
    if (i <= ImGuiCol_ResizeGripActive) return i;
    static const int rest[] = {
        ImGuiCol_TabHovered, ImGuiCol_Tab, ImGuiCol_TabActive, -1, ImGuiCol_TabUnfocused, ImGuiCol_TabUnfocusedActive, -1,
        -1, -1,   // docking
        ImGuiCol_PlotLines, ImGuiCol_PlotLinesHovered, ImGuiCol_PlotHistogram, ImGuiCol_PlotHistogramHovered,
        ImGuiCol_TableHeaderBg, ImGuiCol_TableBorderStrong, ImGuiCol_TableBorderLight, ImGuiCol_TableRowBg, ImGuiCol_TableRowBgAlt,
        -1,       // text link
        ImGuiCol_TextSelectedBg, ImGuiCol_DragDropTarget, ImGuiCol_NavHighlight,
        ImGuiCol_NavWindowingHighlight, ImGuiCol_NavWindowingDimBg, ImGuiCol_ModalWindowDimBg,
    };
    static_assert(sizeof(rest) / sizeof(rest[0]) == Count - ImGuiCol_ResizeGripActive - 1, "one entry for every colour");
    return rest[i - ImGuiCol_ResizeGripActive - 1];
}

void readColors() {
    for (int i = 0; i < Count; i++)
        if (oldColor(i) >= 0) table[i] = ImGui::GetStyle().Colors[oldColor(i)];
}

void writeColors() {
    for (int i = 0; i < Count; i++)
        if (oldColor(i) >= 0) ImGui::GetStyle().Colors[oldColor(i)] = table[i];
}

}
