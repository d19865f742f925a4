// Vectors and pointers go to the C side as they are.
[assembly: System.Runtime.CompilerServices.DisableRuntimeMarshalling]
