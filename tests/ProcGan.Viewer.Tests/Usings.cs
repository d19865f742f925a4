global using ProcGan.Viewer.States;
