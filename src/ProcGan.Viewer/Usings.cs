// The state is what every part of the viewer is about.
global using ProcGan.Viewer.States;
